"""SciPy has only its sparse matrices here, which matrix models are built from; the rest raises Unsupported by name."""
__path__ = []

from modelling import Unsupported as _Unsupported

__version__ = '1.17.1'


def __getattr__(name):
    if name == 'sparse':
        import importlib
        return importlib.import_module('scipy.sparse')
    if name.startswith('__'):
        raise AttributeError(f"module 'scipy' has no attribute '{name}'")
    raise _Unsupported(f'scipy.{name}')
