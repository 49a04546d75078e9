import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../synthesis';
import { createProofShop, proofOverlay } from './proof-shop';

/** Writes the manifests of the proof of the alerts: FOLDER ADDRESS PORT SCALE. */
const [, , folder = '', address = '', port, scale] = process.argv;
const props = { apiServer: { address, port: Number(port) }, scale: Number(scale) };

mkdirSync(folder, { recursive: true });
for (const { manifests } of synthesize([proofOverlay(props)], (app, overlay) => createProofShop(app, overlay, props.scale))) {
  for (const { name, text } of manifests) writeFileSync(join(folder, name), text);
}
