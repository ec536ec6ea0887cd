from pulp import *
ingredients = ["CHICKEN", "BEEF", "MUTTON", "RICE", "WHEAT", "GEL"]
costs = dict(zip(ingredients, [0.013, 0.008, 0.010, 0.002, 0.005, 0.001]))
protein = dict(zip(ingredients, [0.100, 0.200, 0.150, 0.000, 0.040, 0.000]))
fat = dict(zip(ingredients, [0.080, 0.100, 0.110, 0.010, 0.010, 0.000]))
fibre = dict(zip(ingredients, [0.001, 0.005, 0.003, 0.100, 0.150, 0.000]))
salt = dict(zip(ingredients, [0.002, 0.005, 0.007, 0.002, 0.008, 0.000]))
model = LpProblem("Cat food", LpMinimize)
share = LpVariable.dicts("Ingr", ingredients, 0)
model += lpSum([costs[i] * share[i] for i in ingredients]), "Total cost of a can"
model += lpSum([share[i] for i in ingredients]) == 100, "PercentagesSum"
model += lpSum([protein[i] * share[i] for i in ingredients]) >= 8.0, "Protein"
model += lpSum([fat[i] * share[i] for i in ingredients]) >= 6.0, "Fat"
model += lpSum([fibre[i] * share[i] for i in ingredients]) <= 2.0, "Fibre"
model += lpSum([salt[i] * share[i] for i in ingredients]) <= 0.4, "Salt"
model.writeLP("cat.lp")
model.solve(PULP_CBC_CMD(msg=0))
print("Status:", LpStatus[model.status])
for v in model.variables():
    print(v.name, "=", v.varValue)
print("Total cost", value(model.objective))
