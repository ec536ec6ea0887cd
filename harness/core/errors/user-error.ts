/** The user can mend it. One line: what was expected, what came, what to do. Exit code 2, no stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
