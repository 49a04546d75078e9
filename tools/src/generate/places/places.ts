import { debuggers } from './debuggers';
import { documents } from './documents';
import { gateway } from './gateway';
import { imageLists } from './image-lists';
import { images } from './images';
import { openApi } from './openapi';
import type { Place } from './place';
import { platform } from './platform';
import { servicesList } from './services-list';

/** Wherever the services of the platform are written down. All else is derived from these, or found by looking. */
export const PLACES: readonly Place[] = [servicesList, platform, gateway, openApi, images, imageLists, debuggers, documents];
