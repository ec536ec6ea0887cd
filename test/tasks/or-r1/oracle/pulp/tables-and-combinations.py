from pulp import *
d = makeDict([["a", "b"], [1, 2]], [[5, 6], [7, 8]], 0)
print(d["a"][2], d["z"][9], makeDict([[1, 2]], [3, 4]))
print(list(allcombinations([1, 2, 3], 2)), list(allpermutations([1, 2], 2)))
print(lpDot([1, 2], [3, 4]), lpSum([1, 2.5]), value(3), valueOrDefault(LpVariable("x", 2, 5)), LpStatus, LpSenses)
print(read_table("\n a b\nr 1 2", int))
