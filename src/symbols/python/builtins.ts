/** Names that every module has without an import. */
const names = `
abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright
credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash
help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open
ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type
vars zip __import__ __name__ __file__ __doc__ __package__ __spec__ __loader__ __builtins__ __debug__ __path__ __class__
True False None NotImplemented Ellipsis
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError Exception ExceptionGroup
FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError
ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning
PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning
StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError
UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning
ValueError Warning WindowsError ZeroDivisionError
`;
const builtins = new Set(names.trim().split(/\s+/));

/** True for a name that needs no import. */
export function isBuiltin(name: string): boolean {
  return builtins.has(name);
}

const foreignNames = `
abc aiohttp argparse array ast asyncio atexit base64 bisect builtins calendar cmath collections concurrent configparser
contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis email enum errno fcntl fnmatch
fractions functools gc getpass glob gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json
linecache locale logging lzma math mimetypes mmap multiprocessing numbers numpy operator os pathlib pickle platform
pprint psutil pytest queue random re requests sched secrets select selectors shlex shutil signal socket socketserver
sqlite3 ssl stat statistics string struct subprocess sys sysconfig tarfile tempfile termios textwrap threading time
timeit tomllib torch traceback tracemalloc types typing typing_extensions unicodedata unittest urllib uuid warnings
weakref xml yaml zipfile zlib zoneinfo pandas matplotlib pydantic
`;
const foreign = new Set(foreignNames.trim().split(/\s+/));

/** True for a path below a module of the standard library or a package that everyone uses: never ours. */
export function isForeign(root: string): boolean {
  const dot = root.indexOf('.');
  return foreign.has(dot < 0 ? root : root.slice(0, dot));
}
