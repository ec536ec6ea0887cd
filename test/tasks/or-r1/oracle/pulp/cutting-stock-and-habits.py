from pulp import LpProblem, LpVariable, LpMaximize, LpMinimize, lpSum, LpStatus, value, PULP_CBC_CMD, LpInteger, LpBinary, LpContinuous, LpAffineExpression, LpConstraint, LpConstraintLE, LpConstraintGE, LpConstraintEQ
import itertools, math
prob = LpProblem("Cutting Stock", LpMinimize)
patterns = [p for p in itertools.product(range(5), repeat=3) if 0 < 3 * p[0] + 5 * p[1] + 7 * p[2] <= 16]
use = [LpVariable(f"use_{i}", lowBound=0, cat=LpInteger) for i in range(len(patterns))]
prob += lpSum(use)
for k, d in enumerate([22, 15, 9]): prob += LpConstraint(e=lpSum(p[k] * use[i] for i, p in enumerate(patterns)), sense=LpConstraintGE, rhs=d, name=f"dem_{k}")
prob.solve(PULP_CBC_CMD(msg=0))
print(LpStatus[prob.status], int(value(prob.objective)), math.isclose(value(prob.objective), sum(u.varValue for u in use)))
print(prob.constraints["dem_0"].value() >= 0, prob.constraints["dem_0"].valid(), len(prob.constraints))
m2 = LpProblem("knap", LpMaximize)
vals, wts = {"a": 60, "b": 100, "c": 120}, {"a": 10, "b": 20, "c": 30}
take = LpVariable.dicts("take", vals, 0, 1, LpBinary)
m2 += lpSum([vals[i] * take[i] for i in vals]), "Z"
m2 += lpSum([wts[i] * take[i] for i in vals]) <= 50
m2.solve(PULP_CBC_CMD(msg=0))
print({i: take[i].varValue for i in vals}, m2.objective.value(), [f"{v.name}={v.value()}" for v in m2.variables() if v.value() > 0], m2)
x = LpVariable("x", -5, 5); y = LpVariable("y", None, 8)
m3 = LpProblem("free", LpMinimize); m3 += x + 2 * y; m3 += x + y >= -3, "low"; m3 += y >= -10; m3.addConstraint(x - y <= 4, "d"); m3.extend({"e": x + y <= 7})
m3.solve(PULP_CBC_CMD(msg=0)); print(x.varValue, y.varValue, value(m3.objective), {n: (c.pi, c.slack) for n, c in m3.constraints.items()})
print(x + 3 >= 2 * y - 1, (x + y).value(), -x, 3 - x, x * 0.5 + y / 4, x.getUb(), y.getLb(), y.isFree(), x.isInteger(), x.isPositive(), LpVariable("n b-c[1]", 0).name)
for e in (lambda: x * y, lambda: x / y, lambda: x ** 2, lambda: 1 / x, lambda: abs(x), lambda: max(x, y), lambda: x < 3, lambda: m3 + 1, lambda: LpVariable("q", lb=0), lambda: LpVariable("q", 3, 1, "Binary"), lambda: m3.add(3), lambda: m3.addConstraint("a"), lambda: lpSum(3), lambda: lpSum({"a": x}), lambda: lpSum([x, None]), lambda: LpStatus[5], lambda: value("x")):
    try: print("ok", e())
    except Exception as ex: print(type(ex).__name__, ex)
model = m3
