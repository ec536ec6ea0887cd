const LIBRARIES =
  'coptpy|gurobipy|pulp|pyomo|ortools|cvxpy|scipy|highspy|docplex|cplex|mip|pyscipopt|xpress|mosek|cvxopt|linopy|picos|gekko|casadi|amplpy|localsolver|hexaly|pymprog|swiglpk';
const IMPORT = new RegExp(String.raw`^[ \t]{0,40}(?:import|from)[ \t]{1,20}(?:[\w.]{1,60}[ \t]?,[ \t]?){0,8}(?:${LIBRARIES})\b`, 'm');

/** Whether Python text imports a library that solves optimisation models, supported here or not. */
export const importsSolver = (code: string): boolean => IMPORT.test(code);
