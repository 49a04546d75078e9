import { createLog } from '../../src/log/log';

const log = createLog({ name: 'shop' }, { LOG_LEVEL: 'info', SERVICE_VERSION: 'dev' });
log.info('first');
log.info('last');
if (process.env['FAIL']) throw new Error('nobody catches this');
process.exit(3);
