import type { Rule } from '../rule';
import { serviceSelectsNobody } from './services/service-selects-nobody';

/** What objects say of each other. */
export const WIRING_RULES: readonly Rule[] = [serviceSelectsNobody];
