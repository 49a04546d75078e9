import { PASSWORD_FOLDER, SERVER_USERS } from '../store-user';
import { FILES, FILES_FOLDER } from './postgres-folders';

/** Who owns every table, whichever service makes it. Nobody logs in as it. */
export const OWNER_ROLE = 'store_owner';

/** All users of services are members of it. Nobody logs in as it. */
export const SERVICE_ROLE = 'store_services';

/**
 * What `psql` runs on a server that only its own container reaches: users and rights become what the file of the users says, each with the
 * password that lies under its name, and those of services that have left are removed. It changes all or nothing, and a second run
 * changes nothing. Who may create works as the owner of all tables, so that the next may change what it has made; the rights of all
 * others hold for tables that come later too.
 */
export const CREATE_USERS = `SELECT format('CREATE DATABASE %I', :'database') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \\gexec
\\connect :"database"
BEGIN;

CREATE FUNCTION pg_temp.password_of(name text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  password constant text := pg_read_file('${PASSWORD_FOLDER}/' || name);
BEGIN
  IF password = '' THEN
    RAISE EXCEPTION 'the password of % is empty: fill it in the Secret that it comes from', name;
  END IF;
  RETURN password;
END $$;

DO $$
DECLARE
  users constant jsonb := pg_read_file('${FILES_FOLDER}/${FILES.users}')::jsonb;
  who text;
  place text;
  rights text[];
  on_tables text;
BEGIN
  EXECUTE format('ALTER ROLE ${SERVER_USERS.admin} PASSWORD %L', pg_temp.password_of('${SERVER_USERS.admin}'));
  FOREACH who IN ARRAY ARRAY['${OWNER_ROLE}', '${SERVICE_ROLE}'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', who);
    END IF;
  END LOOP;
  EXECUTE format('ALTER DATABASE %I OWNER TO ${OWNER_ROLE}', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO ${SERVICE_ROLE}', current_database());

  -- Everybody's rights begin anew.
  FOR who IN SELECT rolname FROM pg_auth_members JOIN pg_roles ON pg_roles.oid = member WHERE roleid = '${SERVICE_ROLE}'::regrole LOOP
    EXECUTE format('REASSIGN OWNED BY %I TO ${OWNER_ROLE}', who);
    EXECUTE format('DROP OWNED BY %I', who);
    EXECUTE format('REVOKE ${OWNER_ROLE} FROM %I', who);
    EXECUTE format('ALTER ROLE %I RESET role', who);
    IF NOT users ? who THEN
      EXECUTE format('DROP ROLE %I', who);
    END IF;
  END LOOP;

  FOR who IN SELECT jsonb_object_keys(users) LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
      EXECUTE format('CREATE ROLE %I IN ROLE ${SERVICE_ROLE}', who);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', who, pg_temp.password_of(who));
    FOR place IN SELECT jsonb_object_keys(users -> who) LOOP
      rights := ARRAY(SELECT jsonb_array_elements_text(users -> who -> place));
      EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', place);
      EXECUTE format('ALTER SCHEMA %I OWNER TO ${OWNER_ROLE}', place);
      EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', place);
      EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, who);
      IF 'create' = ANY (rights) THEN
        EXECUTE format('GRANT ${OWNER_ROLE} TO %I', who);
        EXECUTE format('ALTER ROLE %I SET role = ''${OWNER_ROLE}''', who);
      END IF;
      on_tables := array_to_string(array_remove(rights, 'create'), ', ');
      CONTINUE WHEN on_tables = '';
      EXECUTE format('GRANT %s ON ALL TABLES IN SCHEMA %I TO %I', on_tables, place, who);
      EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER_ROLE} IN SCHEMA %I GRANT %s ON TABLES TO %I', place, on_tables, who);
      -- Who inserts takes the next number.
      CONTINUE WHEN NOT 'insert' = ANY (rights);
      EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', place, who);
      EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER_ROLE} IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I', place, who);
    END LOOP;
  END LOOP;
END $$;

COMMIT;
`;
