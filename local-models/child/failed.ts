import type { ProviderFailure } from '../../harness/core/errors/provider-error.ts';

/** A request, or a load, that cannot be served; crosses to the parent as kind and message. */
export class Failed extends Error {
  override readonly name = 'Failed';
  readonly kind: ProviderFailure;

  constructor(kind: ProviderFailure, message: string) {
    super(message);
    this.kind = kind;
  }
}
