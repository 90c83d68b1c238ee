/** The tokens of django/middleware/csrf.py (5.2): a secret, masked anew each time it is shown. */

const CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const CSRF_SECRET_LENGTH = 32;
export const CSRF_TOKEN_LENGTH = 2 * CSRF_SECRET_LENGTH;

/** The mask, then the secret shifted by it. @param mask 32 random characters of [A-Za-z0-9] */
export function maskSecret(secret: string, mask: string): string {
  const shifted = [...secret].map((char, i) =>
    CHARS.charAt((CHARS.indexOf(char) + CHARS.indexOf(mask.charAt(i))) % 62),
  );
  return mask + shifted.join("");
}

/** The secret in a masked token. @param token 64 characters of [A-Za-z0-9] */
export function unmaskToken(token: string): string {
  const mask = token.slice(0, CSRF_SECRET_LENGTH);
  return [...token.slice(CSRF_SECRET_LENGTH)]
    .map((char, i) => CHARS.charAt((CHARS.indexOf(char) - CHARS.indexOf(mask.charAt(i)) + 62) % 62))
    .join("");
}

/** What is wrong with the form of a token or secret; null when nothing is. */
export function formatProblem(token: string): string | null {
  if (token.length !== CSRF_TOKEN_LENGTH && token.length !== CSRF_SECRET_LENGTH)
    return "has incorrect length";
  return /[^a-zA-Z0-9]/.test(token) ? "has invalid characters" : null;
}

/** Whether a well-formed token, masked or not, stands for the secret. */
export function tokenMatches(token: string, secret: string): boolean {
  return (token.length === CSRF_TOKEN_LENGTH ? unmaskToken(token) : token) === secret;
}
