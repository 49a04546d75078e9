import { bundle } from './bundle';

/** `nx build` of an app: its folder, and where the bundle goes unless that is `dist`. */
const [root, outfile] = process.argv.slice(2);
if (!root) throw new Error('no app given; give its folder, such as apps/user-service');
void bundle(root, outfile);
