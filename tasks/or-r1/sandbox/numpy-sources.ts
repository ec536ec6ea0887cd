import numpy from '../python/numpy/__init__.py';
import arrays from '../python/numpy/arrays.py';
import dtypes from '../python/numpy/dtypes.py';
import functions from '../python/numpy/functions.py';
import linalg from '../python/numpy/linalg.py';
import printing from '../python/numpy/printing.py';
import random from '../python/numpy/random.py';
import randomBits from '../python/numpy/random_bits.py';
import randomNormal from '../python/numpy/random_normal.py';
import reductions from '../python/numpy/reductions.py';
import typing from '../python/numpy/typing.py';
import ufuncs from '../python/numpy/ufuncs.py';
import scipy from '../python/scipy/__init__.py';
import sparse from '../python/scipy/sparse.py';

/** The look-alikes of NumPy and of SciPy's sparse matrices, by the names that their parts import each other under. */
export const numpySources: Readonly<Record<string, string>> = {
  numpy,
  'numpy._arrays': arrays,
  'numpy._dtypes': dtypes,
  'numpy._functions': functions,
  'numpy._printing': printing,
  'numpy._reductions': reductions,
  'numpy._ufuncs': ufuncs,
  'numpy.linalg': linalg,
  'numpy.random': random,
  'numpy.random._bits': randomBits,
  'numpy.random._normal': randomNormal,
  'numpy.typing': typing,
  scipy,
  'scipy.sparse': sparse,
};
