/** Conventional Commits, a subject that every list of commits shows whole, and a body, which says why. `npm run lint:commits` reads it. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'header-max-length': [2, 'always', 72],
    'body-empty': [2, 'never'],
    // Where lines of a body break is left to who writes it.
    'body-max-line-length': [0],
    'footer-max-line-length': [0],
  },
};
