import { LOOPBACK } from '../../programs/loopback';

/** Configuration of one nginx process that logs each request, as gateways do; what it writes lies below `folder`. */
export function nginxConfiguration(port: number, upstream: URL, folder: string): string {
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 8192; }
http {
  access_log /dev/null;
  client_body_temp_path ${folder};
  proxy_temp_path ${folder};
  fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder};
  scgi_temp_path ${folder};
  keepalive_requests 1000000;
  upstream users { server ${upstream.host}; keepalive 1024; keepalive_requests 1000000; }
  server {
    listen ${LOOPBACK}:${port} backlog=4096;
    location /api/users {
      proxy_pass http://users/users;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffers 8 32k;
    }
  }
}
`;
}
