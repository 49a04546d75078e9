import { createLog } from '../../src/log/log';

const log = createLog({ name: 'shop' }, { LOG_LEVEL: 'info', SERVICE_VERSION: 'dev' });
log.info('first');
log.info('last');
process.exit(3);
