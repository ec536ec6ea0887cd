import coptpy from '../python/coptpy.py';
import coptpyMatrix from '../python/coptpy_matrix.py';
import files from '../python/files.py';
import gurobipy from '../python/gurobipy.py';
import gurobipyMatrix from '../python/gurobipy_matrix.py';
import infeasibility from '../python/infeasibility.py';
import modelling from '../python/modelling.py';
import pulp from '../python/pulp.py';
import runner from '../python/runner.py';
import withheld from '../python/withheld.py';
import type { PythonSources } from './child-setting.ts';
import { numpySources } from './numpy-sources.ts';

/** What is compiled into every interpreter: the runner, and the modules that answers can import. */
export const pythonSources: PythonSources = {
  runner,
  modules: {
    modelling,
    infeasibility,
    withheld,
    coptpy,
    'coptpy._matrix': coptpyMatrix,
    gurobipy,
    'gurobipy._matrix': gurobipyMatrix,
    pulp,
    files,
    ...numpySources,
  },
};
