import pulp

model = pulp.LpProblem("elastic", pulp.LpMinimize)
x = pulp.LpVariable("x", 0, 5)
y = pulp.LpVariable("y", 0, 5)
model += x + y
soft = pulp.LpConstraint(x + 2 * y, pulp.LpConstraintGE, "soft", 20).makeElasticSubProblem(penalty=10, proportionFreeBound=0.05)
model.extend(soft)
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(pulp.LpStatus[model.status], round(pulp.value(model.objective), 4))
print(x.varValue, y.varValue)
