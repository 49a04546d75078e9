/** What a service that stands behind proxies may declare, under names that manifests know. */
export const PROXY_VARIABLES = Object.freeze({
  /** An integer: requests a second that one client may send, none limited at 0. Clients are told apart by address. */
  rateLimit: 'RATE_LIMIT_PER_SECOND',
  /** Address ranges of the proxies in front, whose word for the client's address is taken. */
  trustedProxies: 'TRUSTED_PROXIES',
});
