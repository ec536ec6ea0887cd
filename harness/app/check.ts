/** One line of `doctor`. */
export interface Check {
  readonly name: string;
  readonly text: string;
  /** False where something must be mended. */
  readonly ok: boolean;
}

/** What is as it is, and may be so. */
export const fact = (name: string, text: string): Check => ({ name, text, ok: true });

/** What must be mended, and how. */
export const fault = (name: string, text: string): Check => ({ name, text, ok: false });
