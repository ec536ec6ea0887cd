import pulp

nan, inf = float('nan'), float('inf')


def tried(what, write):
    m = pulp.LpProblem('m', pulp.LpMaximize)
    x, y = pulp.LpVariable('x', 0, 4), pulp.LpVariable('y', 0, 5)
    m += 2 * x + y
    m += x + y <= 6, 'r'
    try:
        write(m, x, y)
        m.solve(pulp.PULP_CBC_CMD(msg=0))
        print(what, m.status, pulp.value(m.objective))
        print('   ', [v.varValue for v in m.variables()])
    except Exception as e:
        print(what, type(e).__name__, '' if isinstance(e, pulp.PulpSolverError) else e)


for bad in (nan, inf, -inf):
    tried(f'cost {bad}', lambda m, x, y: m.setObjective(bad * x + y))
    tried(f'constant {bad}', lambda m, x, y: m.setObjective(2 * x + y + bad))
    tried(f'iadd {bad}', lambda m, x, y: m.__iadd__(bad * x + y))
    tried(f'upper {bad}', lambda m, x, y: m.addConstraint(pulp.LpVariable('z', 0, bad) + x <= 3))
    tried(f'lower {bad}', lambda m, x, y: m.addConstraint(pulp.LpVariable('z', bad, 9) + x <= 3))
    tried(f'upper cost {bad}', lambda m, x, y: m.setObjective(2 * x + y + pulp.LpVariable('z', 0, bad)))
    tried(f'lower cost {bad}', lambda m, x, y: m.setObjective(2 * x + y - pulp.LpVariable('z', bad, 4)))
    tried(f'rhs <= {bad}', lambda m, x, y: m.addConstraint(x + y <= bad))
    tried(f'rhs >= {bad}', lambda m, x, y: m.addConstraint(x + y >= bad))
    tried(f'rhs == {bad}', lambda m, x, y: m.addConstraint(x + y == bad))
    tried(f'coefficient {bad}', lambda m, x, y: m.addConstraint(bad * x + y <= 3))
    tried(f'coefficient >= {bad}', lambda m, x, y: m.addConstraint(bad * x + y >= 3))
    tried(f'lpSum {bad}', lambda m, x, y: m.addConstraint(pulp.lpSum([bad * x, y]) <= 3))
    tried(f'lpDot {bad}', lambda m, x, y: m.setObjective(pulp.lpDot([bad, 1], [x, y])))
    tried(f'constant in row {bad}', lambda m, x, y: m.addConstraint(x + y + bad <= 3))
    tried(f'start {bad}', lambda m, x, y: x.setInitialValue(bad))
    tried(f'upBound {bad}', lambda m, x, y: setattr(x, 'upBound', bad))
    tried(f'lowBound {bad}', lambda m, x, y: setattr(x, 'lowBound', bad))
    tried(f'divide {bad}', lambda m, x, y: m.setObjective(x / bad + y))
    tried(f'int {bad}', lambda m, x, y: m.addConstraint(pulp.LpVariable('z', 0, bad, 'Integer') + x <= 3))
    tried(f'big cost {bad}', lambda m, x, y: m.setObjective(1e30 * x + y))
    tried(f'dict {bad}', lambda m, x, y: m.setObjective(pulp.LpAffineExpression({x: bad, y: 1})))
    tried(f'changeRHS {bad}', lambda m, x, y: m.constraints['r'].changeRHS(bad))
    tried(f'pwl fix {bad}', lambda m, x, y: x.fixValue())
    tried(f'bounds() {bad}', lambda m, x, y: x.bounds(0, bad))
model = pulp.LpProblem('m', pulp.LpMaximize)
x = pulp.LpVariable('x', 0, 4)
model += 3 * x
x.setInitialValue(nan)
model.solve(pulp.PULP_CBC_CMD(msg=0))
