/** Rows of a matrix. */
export type Matrix = readonly (readonly number[])[];

const at = (matrix: Matrix, row: number, column: number): number => (matrix[row] as readonly number[])[column] as number;

/**
 * The lower triangle L with L·Lᵀ = matrix, for a symmetric positive definite matrix (Golub & Van Loan, 4th ed., section 4.2).
 * Raises RangeError where it is not positive definite.
 */
export function cholesky(matrix: Matrix): Matrix {
  const factor: number[][] = [];
  for (let row = 0; row < matrix.length; row++) {
    const line: number[] = [];
    factor.push(line);
    for (let column = 0; column <= row; column++) {
      let rest = at(matrix, row, column);
      for (let k = 0; k < column; k++) rest -= at(factor, row, k) * at(factor, column, k);
      if (column < row) line.push(rest / at(factor, column, column));
      else if (rest > 0) line.push(Math.sqrt(rest));
      else throw new RangeError('cholesky: the matrix is not positive definite');
    }
  }
  return factor;
}

/** The x with L·Lᵀ·x = b. */
export function solve(factor: Matrix, b: readonly number[]): number[] {
  const x = [...b];
  for (let row = 0; row < x.length; row++) {
    let rest = x[row] as number;
    for (let k = 0; k < row; k++) rest -= at(factor, row, k) * (x[k] as number);
    x[row] = rest / at(factor, row, row);
  }
  for (let row = x.length - 1; row >= 0; row--) {
    let rest = x[row] as number;
    for (let k = row + 1; k < x.length; k++) rest -= at(factor, k, row) * (x[k] as number);
    x[row] = rest / at(factor, row, row);
  }
  return x;
}
