import coptpy from '../python/coptpy.py';
import files from '../python/files.py';
import gurobipy from '../python/gurobipy.py';
import modelling from '../python/modelling.py';
import pulp from '../python/pulp.py';
import runner from '../python/runner.py';
import type { PythonSources } from './child-setting.ts';

/** What is compiled into every interpreter: the runner, and the modules that answers can import. */
export const pythonSources: PythonSources = { runner, modules: { modelling, coptpy, gurobipy, pulp, files } };
