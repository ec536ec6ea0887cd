/** The letter of option `index`, counted from 0: A, B, … Z. */
export const letter = (index: number): string => String.fromCharCode(65 + index);

/** Options one a line, lettered from A: `A. first`. */
export const lettered = (options: readonly string[]): string => options.map((option, index) => `${letter(index)}. ${option}`).join('\n');
