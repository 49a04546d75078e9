import { MISSING, type Place } from '../odd-values';

/** Used by tests only: values of which the doctor says yes or no just as an API server does, by the collection and the place. */
export const NAMED_EDITS: readonly (readonly [collection: string, place: Place, values: readonly unknown[]])[] = [
  [
    'apis/batch/v1/namespaces/default/cronjobs',
    ['spec', 'schedule'],
    [
      ...['* * * * *', '  0 0 * * *  ', '? * * * ?', '*-5 * * * *', '1,, * * * *', ', * * * *', '+5 * * * *', '0 0 31 2 *'],
      ...['5/15 * * * *', '*/70 * * * *', '?/5 * * * *', '* * * * 1-5/2', '* * * * mon-fri', '* * * jan-DEC *', '* * * JANUARY *'],
      ...['60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 7', '*/0 * * * *', '30-10 * * * *', '* * * * fri-mon'],
      ...['* * * *', '* * * * * *', 'L * * * *', '0 0 * * 5L', '* * 1W * *', '* * * * 1#2', '-1 * * * *', '1.5 * * * *', '5- * * * *'],
      ...['1-5-7 * * * *', '*/5/5 * * * *', '*/1-5 * * * *', '99999999999999999999 * * * *', 'TZ=UTC * * * * *', 'CRON_TZ=UTC 0 3 * * *'],
      ...['@hourly', '@midnight', '@reboot', '@Daily', '@annually ', ' @daily', '@every 5m', '@every -5m', '@every .5h', '@every 300ms5m'],
      ...['@every 0', '@every 1d', '@every 1h30', '@every 5', '@every ', '@every  5m'],
    ],
  ],
  [
    'apis/batch/v1/namespaces/default/cronjobs',
    ['spec', 'jobTemplate', 'spec', 'template', 'spec', 'restartPolicy'],
    [MISSING, '', 'Always', 'Never', 'OnFailure'],
  ],
  ...['daemonsets', 'deployments', 'statefulsets'].map(
    (kinds) =>
      [
        `apis/apps/v1/namespaces/default/${kinds}`,
        ['spec', 'template', 'spec', 'restartPolicy'],
        [MISSING, '', 'Always', 'Never', 'OnFailure'],
      ] as const,
  ),
  [
    'apis/apps/v1/namespaces/default/daemonsets',
    ['spec', 'updateStrategy'],
    [
      ...[MISSING, {}, { type: 'OnDelete' }, { rollingUpdate: {} }, { type: '', rollingUpdate: { maxSurge: 1 } }],
      ...[{ maxSurge: 1 }, { maxSurge: 1, maxUnavailable: 0 }, { maxSurge: '10%', maxUnavailable: '0%' }, { maxUnavailable: 0 }].map(
        (rollingUpdate) => ({ rollingUpdate }),
      ),
      ...['RollingUpdate', 'OnDelete'].map((type) => ({ type, rollingUpdate: { maxUnavailable: '101%' } })),
    ],
  ],
  [
    'apis/apps/v1/namespaces/default/deployments',
    ['spec', 'strategy'],
    [
      ...[MISSING, {}, { type: 'Recreate' }, { type: 'Recreate', rollingUpdate: {} }, { type: 'Recreate', rollingUpdate: null }],
      ...[{ maxUnavailable: '100%' }, { maxUnavailable: '101%' }, { maxSurge: '300%' }, { maxSurge: 0, maxUnavailable: 0 }].map(
        (rollingUpdate) => ({ rollingUpdate }),
      ),
      { type: '', rollingUpdate: { maxUnavailable: '150%' } },
    ],
  ],
  ...['ScheduleAnyway', 'DoNotSchedule'].map(
    (whenUnsatisfiable) =>
      [
        'apis/apps/v1/namespaces/default/deployments',
        ['spec', 'template', 'spec', 'topologySpreadConstraints', 0],
        [{ maxSkew: 0 }, { maxSkew: 1 }, { maxSkew: 1, minDomains: 0 }, { maxSkew: 1, minDomains: 2 }].map((numbers) => ({
          ...numbers,
          topologyKey: 'zone',
          whenUnsatisfiable,
          labelSelector: {},
        })),
      ] as const,
  ),
  [
    'apis/apps/v1/namespaces/default/deployments',
    ['spec', 'template', 'spec', 'containers', 0, 'ports', 1, 'name'],
    ['http', 'other', '', MISSING],
  ],
];
