/** 98362432 → "98 362 432". */
export const figure = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
