/* Loaded before a measured program: says how much memory it held at most, in MiB. */
'use strict';
const { writeFileSync } = require('node:fs');
const process = require('node:process');

process.on('exit', () => writeFileSync(process.env['MEMORY_FILE'], String(process.resourceUsage().maxRSS / 1_024)));
