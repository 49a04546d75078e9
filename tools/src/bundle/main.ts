import { bundle } from './bundle';

/** `nx build` of an app: its root is the only argument. */
const [root] = process.argv.slice(2);
if (!root) throw new Error('no app given; give its folder, such as apps/user-service');
void bundle(root);
