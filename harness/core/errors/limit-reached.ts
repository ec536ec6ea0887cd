/** A budget or a time limit is used up, or the user stopped the run: what is stored is valid, the rest is left. Exit code 3. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
}
