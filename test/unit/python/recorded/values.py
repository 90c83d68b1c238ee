print(1, 1.0, 1e16, 1e-5, True, None, 2**70, -7 // 2, -7 % 3, 7 / 2, 2 ** -1, 0.1 + 0.2, 1e22, 5e-324, 10 ** 20)
print('a"b', "it's", repr('a"b'), repr("it's"), repr('both \' "'), repr('\n\t\\é\u200b\x00'), b'ab\xff"', [b"x'"])
print((1,), (), [1, [2, (3,)]], {'a': 1, 2: (3,)}, {1}, set(), frozenset({1}), {})
print("abc"[1], "abc"[-1], "abcdef"[1:4], "abcdef"[::-1], [1,2,3][-2:], (1,2,3)[:1], "héllo"[1])
print("a" * 3, [0] * 2, (1,) * 2, "a" + "b", [1] + [2], (1,) + (2,))
print(1 < 2 < 3, 1 == 1.0, "a" < "b", [1, 2] < [1, 3], (1, 2) == (1, 2), not [], bool("x"), 1 in [1], "b" in "abc", 3 not in {3: 1})
print(None or 5, 0 and 1, [] or "x", 1 if [] else 2, 1 is None)
print(10 & 6, 10 | 6, 10 ^ 6, ~5, 1 << 10, 1024 >> 3, True + True, True & False, -True)
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {'a': 1} | {'b': 2})
a, *b, c = 1, 2, 3, 4
print(a, b, c)
[x, (y, z)] = [1, (2, 3)]
print(x, y, z)
d = {'x': {'y': [1, 2]}}
d['x']['y'][0] += 5
d['n'] = d.get('n', 0) + 1
print(d, len(d), list(d), list(d.items()), d.keys(), d.values(), d.items())
del d['n']
print('n' in d, d.pop('zz', 'none'), d.setdefault('k', []), sorted({'b': 1, 'a': 2}))
print(f"{1.5:.2f} {1000000:,} {'x':>5}|{'y':<5}|{'z':^5}| {255:#x} {255:b} {0.256:.1%} {3:05d} {'s'!r} {1+1=} {-5:+d} {5:+d} {12345.678:,.2f} {'é':*^7}")
print("%s %r %d %5.2f %x %% %(a)s" % {'a': 1} if False else "%s %r %d %5.2f %x %%" % ('a', 'b', 3, 2.5, 255))
print("%(name)s is %(age)d" % {'name': 'Bo', 'age': 5}, "{0} {1} {0} {x!r:>6} {y.real}".format('a', 'b', x='q', y=5), "{:>8.3f}".format(3.14159), "{{}}".format())
print("a,b,,c".split(','), " a  b ".split(), "a b c".split(None, 1), "abc".upper(), "x-y".replace('-', '_'), " x ".strip() + "|", "abc".find('c'), "ab".join("xyz"), "a=b=c".partition("="), "TitLe case".title(), "abc".startswith(('x', 'a')), "1,2".rsplit(',', 1), "x".zfill(3), "abc".center(9, '*'), "a\nb\n".splitlines(), "ab".isalpha(), "12".isdigit(), "Ab".swapcase(), "hello world".capitalize())
print([1,2,3].index(2), [3,1,2].count(1), sorted([3,1,2], reverse=True), sorted("Bca", key=str.lower), list(reversed([1,2])), sum([1,2.5]), min(3,1), max([1,5],default=0), abs(-3), round(2.5), round(3.5), round(2.675, 2), round(1234, -2), divmod(7, 2), pow(2, 10, 1000))
l = [1]; l.append(2); l.extend([3]); l.insert(0, 0); l.remove(2); print(l, l.pop(), l.pop(0), l); l.clear(); print(l)
s = {3}; s.add(1); s.discard(9); s.update([5]); print(len(s), 5 in s)
print(int("12"), int("-0b11", 2), int(3.9), float("1e3"), str(1.0), list("ab"), tuple([1]), dict([(1, 2)]), dict(a=1), set([1, 1]), bool(0), bytes([65]), int("ff", 16), complex if False else 1)
print(list(range(3)), list(range(5, 0, -2)), range(3), len(range(10)), 3 in range(5), list(enumerate("ab", 1)), list(zip([1, 2], "ab")), list(map(lambda v: v * 2, [1, 2])), list(filter(None, [0, 1])), any([]), all([]))
print(chr(233), ord("é"), hex(255), bin(5), oct(8), "é".encode(), "é".encode().decode(), "é".encode("latin-1"), b"abc".decode("ascii"))
print(isinstance(True, int), isinstance("a", (int, str)), issubclass(bool, int), type(1), type("a").__name__, type(None), callable(len), isinstance(1.0, float), type([]) is list, isinstance(3, object))
print([i for i in range(10) if i % 2 if i > 3], {k: v for k, v in [(1, 2)]}, {i % 2 for i in range(4)}, [[j for j in range(i)] for i in range(3)], [(i, j) for i in range(2) for j in "ab"])
n = 0
while True:
    n += 1
    if n == 2: continue
    if n > 4: break
else:
    print("no")
for i in range(2):
    pass
else:
    print("else", i)
if (m := 5) > 3: print(m)
print(1_000, 0x1F, 0b11, 0o17, 1., .5, 1e3, "a" "b", '''tri
ple''', r"\n", "\x41\u0042\N{BULLET}" if False else "\x41\u0042")
print(*[1, 2], *(3,), sep='-', end='!\n')
print([*range(2), *"ab"], {**{'a': 1}, 'b': 2}, (*[1], 2))
x = y = []
x.append(1); print(y, x is y)
print("abc" == "abc", [] == [], [] is [], {} != {}, 1 != 2, None == False, 0 == False, "1" == 1)
print(str(None), repr(None), str([None, True]), str({'a': None}), str(('x',)))
print(...)
assert True, "no"
print(float('inf'), float('-inf'), float('nan'), 1e308 * 10, -0.0, 3.0 * 2, 7.0 // 2, -7.5 % 2, 1.1 + 2.2, 100.0, 1e100, 123456789.123)
import datetime as datetime_module, json as json_module, sys as sys_module
for module in [datetime_module, json_module, sys_module]:
    print(module)
for unknown in [datetime_module.date(2020, 1, 1), datetime_module.timedelta(1), object, {1}, b"", json_module]:
    try:
        json_module.dumps({"at": unknown})
    except TypeError as error:
        print(error)
