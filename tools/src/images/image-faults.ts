import { isCredentialName } from 'fairlead/doctor';
import type { ImageContents } from './image-contents';

/** The most bytes of an image: half of them are Node. */
const MOST_BYTES = 150e6;

/** What an image of ours must not hold, by the path. */
const UNWANTED: readonly (readonly [what: string, path: RegExp])[] = [
  ['a shell', /(^|\/)(ba|da|a|z|k)?sh$|(^|\/)busybox$/],
  ['a package manager', /(^|\/)(npm|npx|yarn|pnpm|corepack|apt|apt-get|dpkg)$|(^|\/)node_modules\//],
  ['sources', /\.(ts|map)$|^workspace\//],
  ['a file of secrets', /(^|\/)(\.env[^/]*|\.npmrc|\.netrc|\.git|id_[a-z\d]+|[^/]+\.key)(\/|$)/],
];

/** Rights of its owner or its group for whoever runs it. */
const SETUID = /^-..[sS]|^-.{5}[sS]/;

/** What esbuild writes before the code of each package. */
const PACKAGE = /^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm;

/**
 * What is wrong with an image, one line each.
 *
 * @param unwantedPackages names of packages that must not be in its program
 */
export function findImageFaults(image: ImageContents, unwantedPackages: ReadonlySet<string>): readonly string[] {
  const { bytes, user, files, program } = image;
  const packages = new Set([...program.matchAll(PACKAGE)].map(([, name = '']) => name));
  const faults = [
    ...(bytes > MOST_BYTES ? [`has ${Math.ceil(bytes / 1e6)} MB, more than ${MOST_BYTES / 1e6}`] : []),
    ...(/^[1-9]\d*(:[1-9]\d*)?$/.test(user) ? [] : [`runs as ${user || 'root'}; its user must be a number that is not 0`]),
    ...UNWANTED.flatMap(([what, path]) => files.filter((file) => path.test(file.path)).map((file) => `holds ${what}: /${file.path}`)),
    ...files.filter(({ mode }) => SETUID.test(mode)).map(({ path }) => `/${path} gives whoever runs it the rights of its owner`),
    ...[...packages].filter((name) => unwantedPackages.has(name)).map((name) => `holds the development dependency ${name}`),
    ...(packages.size === 0 ? ['holds a program in which no package is told apart; it must not be minified'] : []),
    ...credentialNames(image).map((name) => `says a value of ${name}, which is a credential`),
  ];
  return faults.map((fault) => `${image.name} ${fault}`);
}

function credentialNames({ env, labels }: ImageContents): readonly string[] {
  return [...env.map((variable) => variable.split('=', 1)[0] ?? ''), ...Object.keys(labels)].filter(isCredentialName);
}
