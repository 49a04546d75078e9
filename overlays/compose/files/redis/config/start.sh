set -eu
users=$(
  while read -r user rules; do
    password=/run/passwords/$user
    [ -s "$password" ] || { echo "$password is empty: fill the password of $user in the Secret that it comes from" >&2; exit 1; }
    hash=$(sha256sum <"$password")
    echo "user $user on #${hash%% *} $rules"
  done </etc/redis/users
)
exec redis-server /etc/redis/redis.conf - <<EOF
$users
EOF
