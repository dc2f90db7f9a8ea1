/** Methods of the language's own types, of its library and of what everyone uses with it. */
const names = `
append extend insert remove pop clear index count sort reverse copy
get items keys values update setdefault popitem fromkeys
add discard union intersection difference symmetric_difference issubset issuperset isdisjoint
format join split rsplit splitlines strip lstrip rstrip replace startswith endswith upper lower title capitalize
casefold center ljust rjust zfill encode decode find rfind rindex partition rpartition isdigit isalpha isalnum
isnumeric isspace isupper islower isidentifier translate maketrans expandtabs removeprefix removesuffix hex to_bytes
from_bytes bit_length as_integer_ratio is_integer conjugate real imag numerator denominator
read readline readlines write writelines close closed flush seek tell truncate fileno name mode readinto
debug info warning warn error exception critical log setLevel addHandler removeHandler addFilter isEnabledFor getChild
handlers level propagate getEffectiveLevel getLogger basicConfig
now utcnow today strftime strptime isoformat fromisoformat timestamp fromtimestamp total_seconds date time astimezone
year month day hour minute second microsecond seconds days timedelta
match search fullmatch findall finditer sub subn group groups groupdict start end span compile pattern
exists is_file is_dir mkdir rmdir unlink glob rglob iterdir resolve absolute parent parents stem suffix suffixes
with_suffix with_name joinpath relative_to read_text write_text read_bytes write_bytes open touch rename expanduser
as_posix stat chmod samefile is_symlink symlink_to parts anchor
run result set_result set_exception done cancel cancelled add_done_callback exception wait wait_for acquire release
locked put put_nowait get_nowait task_done qsize empty full set is_set notify notify_all create_task gather sleep
run_until_complete run_forever stop is_running call_soon call_later call_soon_threadsafe run_in_executor shutdown
submit map start join is_alive daemon terminate kill poll communicate returncode pid stdout stderr stdin send_signal
drain wait_closed readexactly readuntil at_eof send throw asend athrow aclose __aenter__ __aexit__ __enter__ __exit__ __init__ __call__ __iter__ __next__ __len__
__getitem__ __setitem__ __contains__ __eq__ __hash__ __str__ __repr__ __class__ __dict__ __name__ __doc__ __module__
__new__ __anext__ __aiter__ __file__ __qualname__ __traceback__ __cause__ args kwargs value default message
shape dtype size ndim reshape view transpose permute squeeze unsqueeze flatten contiguous to cpu cuda numpy item
tolist astype mean sum min max std var argmax argmin clone detach expand repeat numel element_size data_ptr device
requires_grad backward zero_ fill_ copy_ all any cumsum dot matmul T data stride is_cuda half float int bool long
long double eval train parameters state_dict load_state_dict
assert_called assert_called_once assert_called_with assert_called_once_with assert_any_call assert_has_calls
assert_not_called assert_awaited assert_awaited_once assert_awaited_once_with assert_not_awaited call_args
call_args_list call_count called await_count await_args return_value side_effect mock_calls reset_mock
configure_mock attach_mock object dict spec
assertEqual assertNotEqual assertTrue assertFalse assertIs assertIsNone assertIsNotNone assertIn assertNotIn
assertRaises assertRaisesRegex assertAlmostEqual assertGreater assertLess assertIsInstance setUp tearDown
mark parametrize fixture skip skipif xfail raises approx param importorskip fail setenv delenv setattr delattr chdir
syspath_prepend undo getoption addoption addinivalue_line readouterr text messages records at_level set_level
getfixturevalue node config request param session
status status_code headers json text content url method body raise_for_status request post put delete patch head
options cookies query params client host port path id type key kind label labels inc dec observe
add_argument add_argument_group parse_args parse_known_args add_parser add_subparsers set_defaults print_help error
model_dump model_dump_json model_validate model_validate_json model_copy model_fields dict json schema copy
most_common elements rotate appendleft popleft maxlen move_to_end
`;

/** See SymbolLanguage.common. */
export const common: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

/** See SymbolLanguage.transparent. */
export const transparent: ReadonlySet<string> = new Set([
  'copy',
  'deepcopy',
  'model_copy',
  '__enter__',
  '__aenter__',
]);
