import json, re, os, math, string, itertools, functools, operator, collections, copy, enum, contextlib, base64, hashlib, hmac, uuid, time, logging, typing, warnings, abc, types
from datetime import date, datetime, time as dtime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
print(json.dumps({'a': [1, 2.5, None, True, "é"], 'b': (1,)}), json.dumps([1], indent=2), json.dumps({'b': 1, 'a': 2}, sort_keys=True, separators=(',', ':')), json.dumps("é", ensure_ascii=False), json.loads('{"a": [1, 2.0, null, "\\u00e9"]}'))
try: json.dumps({1, 2})
except TypeError as e: print(e)
try: json.loads('{"a": }')
except json.JSONDecodeError as e: print(e)
print(json.dumps(date(2020, 1, 2), default=str), json.dumps({1: 2, None: 3, True: 4}))
m = re.match(r'(?P<y>\d{4})-(\d\d)', '2020-05 x'); print(m.group(), m.group('y'), m.groups(), m.groupdict(), m.span(), m.start(2), m[1], re.search('z', 'abc'), bool(re.fullmatch(r'\w+', 'a b')))
print(re.sub(r'(\w)(\d)', r'\2\1', 'a1 b2'), re.split(r'[,;]\s*', 'a, b;c'), re.findall(r'\d+', 'a1b22'), re.findall(r'(a)(b)', 'abab'), re.compile('A', re.I).match('a') is not None, re.sub('a', lambda m: m.group().upper(), 'banana', count=2), re.escape('a.b*c'), [x.group() for x in re.finditer('.', 'ab')], re.match('a$', 'a\n') is not None, re.compile(r'x(y)?').match('x').groups())
print(os.path.join('a', '/b', 'c'), os.path.basename('/a/b.txt'), os.path.splitext('a/b.tar.gz'), os.path.dirname('/a/b'), os.environ.get('NOPE', 'd'), os.getenv('NOPE'), os.sep)
print(math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.pi, math.log(8, 2), math.isclose(0.1 + 0.2, 0.3), math.inf, math.pow(2, 3))
print(string.digits, string.ascii_lowercase[:3], list(itertools.chain([1], [2])), list(itertools.islice(itertools.count(5), 3)), list(itertools.product('ab', [1, 2])), list(itertools.combinations('abc', 2)), [(k, list(g)) for k, g in itertools.groupby([1, 1, 2])])
print(functools.reduce(operator.add, [1, 2, 3]), functools.partial(int, base=2)('101'), operator.itemgetter(1)([5, 6]), operator.attrgetter('x')(types.SimpleNamespace(x=3)))
@functools.wraps(print)
def w(): "doc"
print(w.__name__)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30))
c = collections.Counter('abca'); print(c, c['a'], c['z'], c.most_common(1)); d = collections.defaultdict(list); d['x'].append(1); print(d, dict(d)); print(collections.OrderedDict([('a', 1)]), collections.deque([1, 2], maxlen=2))
o = {'a': [1]}; s = copy.copy(o); p = copy.deepcopy(o); o['a'].append(2); print(s, p)
class Color(enum.Enum):
    RED = 1
    BLUE = 'b'
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color.RED.value, Color['BLUE'], Color('b'), list(Color), Color.RED is Color(1), Color.RED == 1, Color.RED.low(), len(Color), Color.RED in Color)
try: Color(9)
except ValueError as e: print(e)
class Role(str, enum.Enum):
    A = 'a'
print(Role.A == 'a', Role.A.value)
class N(enum.IntEnum):
    X = 1
    Y = enum.auto()
print(N.Y, N.Y.value, N.X == 1)
@contextlib.contextmanager
def cm(x):
    print("in", x)
    try: yield x * 2
    except ValueError as e: print("caught", e)
    finally: print("out")
with cm(2) as v: print(v)
with cm(3): raise ValueError("q")
with contextlib.suppress(KeyError): {}['a']
print(base64.b64encode(b'hi?'), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b64decode('aGk/'), hashlib.sha256(b'a').hexdigest(), hashlib.md5(b'a').hexdigest(), hmac.new(b'k', b'm', hashlib.sha256).hexdigest(), hmac.compare_digest('a', 'a'))
print(uuid.UUID('12345678123456781234567812345678'), repr(uuid.UUID(int=5)) if False else '', typing.List[int] is not None, typing.Optional)
print(timedelta(days=1, hours=2), timedelta(minutes=-5), repr(timedelta(days=1, seconds=5)), timedelta(hours=1).total_seconds(), timedelta(days=2) / timedelta(hours=1), timedelta(1) * 2, timedelta(seconds=90) // timedelta(minutes=1), timedelta(1) > timedelta(0), -timedelta(1), abs(timedelta(-1)), timedelta(1).days, str(timedelta(microseconds=5)), bool(timedelta(0)), timedelta(1) == timedelta(hours=24), 2 * timedelta(1), timedelta(days=1.5))
dt = datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone.utc); print(dt, repr(dt), dt.isoformat(), dt + timedelta(days=30), dt.strftime('%Y-%m-%d %H:%M:%S %A %b %j %p %z'), dt.timestamp(), dt.date(), dt.replace(year=2021), dt.weekday(), dt - datetime(2020, 1, 1, tzinfo=timezone.utc), dt.year, dt.time(), datetime.fromisoformat('2020-01-02T03:04:05+02:00'), dt.astimezone(timezone(timedelta(hours=2))), date(2020, 2, 29).isoformat(), date(2020, 1, 1) < date(2020, 1, 2), (date(2020, 3, 1) - date(2020, 2, 1)).days, datetime.strptime('2020-01-02', '%Y-%m-%d'), dtime(1, 2), isinstance(dt, date), isinstance(dt, datetime), type(dt).__name__, f"{dt:%d.%m.%Y}", datetime.min.year if False else 1, datetime.fromtimestamp(0, tz=timezone.utc), date.fromisoformat('2020-01-02'))
print(Decimal('1.10') + Decimal('2'), Decimal('1') / Decimal('3'), repr(Decimal('5.00')), Decimal('2.5').quantize(Decimal('1')), Decimal(5) * 2, Decimal('1.5') > 1, str(Decimal('1E+3')), float(Decimal('1.5')), int(Decimal('7.9')), sum([Decimal('0.1')] * 3), -Decimal('1'), abs(Decimal('-2')), Decimal('10') % 3, Decimal('7') // 2, Decimal('2') ** 3, round(Decimal('2.675'), 2), Decimal('1.0') == 1, Decimal(0.5), f"{Decimal('1234.5'):,.2f}")
p = Path('/a/b/c.txt'); print(p.name, p.stem, p.suffix, p.parent, p.parent.parent, p / 'd', str(p), repr(p), p.parts, Path('x') / 'y', Path('a', 'b'), p.with_suffix('.md'), Path('/a') == Path('/a/'), p.is_absolute())
class Abs(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
class Con(Abs):
    def f(self): return 1
print(Con().f())
T = typing.TypeVar('T')
class Gen(typing.Generic[T]): pass
def ann(a: int, b: "str" = 'x', *c: list[int]) -> dict[str, int]: return a
x: int = 5
y: list[str]
print(ann(1), x)
