type Document = Readonly<Record<string, unknown>>;

/** A command as FerretDB 1.24 knows it, or the answer to one that it does not know. */
export type FerretDbCommand =
  { readonly known: Document; readonly answer?: undefined } | { readonly known?: undefined; readonly answer: Document };

/** Of users, their names and passwords stay; roles are left out, and whoever asks for roles is told that there are none. */
export function toFerretDb(command: Document): FerretDbCommand {
  const [verb = ''] = Object.keys(command);
  if (verb === 'rolesInfo') return { answer: { roles: [], ok: 1 } };
  if (verb.endsWith('Role')) return { answer: { ok: 1 } };
  const isOfUser = verb === 'createUser' || verb === 'updateUser';
  return { known: isOfUser ? { [verb]: command[verb], pwd: command['pwd'], roles: [] } : command };
}
