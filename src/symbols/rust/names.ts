function set(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/**
 * Methods of std's types and traits, and of crates that nearly every file uses: tokio, futures, serde, tracing, anyhow,
 * bytes, parking_lot, dashmap, clap. With an unknown receiver such a name says nothing about ours.
 */
export const common: ReadonlySet<string> = set(`
  new default from into try_from try_into from_str from_iter from_utf8 from_utf8_lossy with_capacity clone clone_from clone_into
  to_owned to_string to_vec to_bytes to_str to_string_lossy into_string into_bytes into_boxed_slice into_boxed_str into_vec
  fmt eq ne cmp partial_cmp lt le gt ge hash finish drop deref deref_mut index index_mut borrow borrow_mut as_ref as_mut as_str
  as_bytes as_slice as_mut_slice as_ptr as_mut_ptr as_deref as_deref_mut as_any as_any_mut as_os_str as_path as_millis as_secs
  as_micros as_nanos as_secs_f32 as_secs_f64 type_id add sub mul div rem neg not bitand bitor bitxor shl shr add_assign
  sub_assign mul_assign div_assign sum product call call_mut call_once
  unwrap expect unwrap_or unwrap_or_else unwrap_or_default unwrap_err expect_err unwrap_unchecked is_some is_none is_some_and
  is_none_or is_ok is_err is_ok_and is_err_and ok err ok_or ok_or_else map map_or map_or_else map_err map_while and and_then or
  or_else xor filter flatten take replace insert get_or_insert get_or_insert_with zip unzip transpose copied cloned inspect
  inspect_err iter iter_mut into_iter into_keys into_values next next_back nth last count min max min_by max_by min_by_key
  max_by_key step_by chain enumerate filter_map find find_map flat_map fold try_fold for_each try_for_each fuse peekable peek
  peek_mut position rposition rev scan skip skip_while take_while all any collect partition reduce cycle by_ref sorted dedup
  sum_by size_hint is_empty len capacity reserve shrink_to_fit push push_back push_front push_str pop pop_back pop_front
  pop_first pop_last append extend extend_from_slice truncate clear contains contains_key get get_mut get_or_init get_or_try_init
  get_key_value get_unchecked entry or_insert or_insert_with or_insert_with_key or_default and_modify key key_mut keys value
  value_mut values values_mut remove remove_entry retain retain_mut drain split_off splice first first_mut last_mut front
  front_mut back back_mut swap swap_remove sort sort_by sort_by_key sort_unstable sort_unstable_by sort_unstable_by_key
  binary_search binary_search_by binary_search_by_key reverse rotate_left rotate_right fill resize resize_with windows chunks
  chunks_exact split_at split_at_mut split_first split_last concat join repeat starts_with ends_with union intersection
  difference symmetric_difference is_subset is_superset is_disjoint range range_mut copy_from_slice clone_from_slice to_array
  trim trim_start trim_end trim_matches trim_start_matches trim_end_matches strip_prefix strip_suffix split split_once rsplit
  rsplit_once splitn rsplitn split_whitespace split_terminator lines chars char_indices bytes rfind matches match_indices
  replacen replace_range to_lowercase to_uppercase to_ascii_lowercase to_ascii_uppercase eq_ignore_ascii_case is_ascii
  is_alphabetic is_alphanumeric is_numeric is_whitespace is_digit is_ascii_digit is_char_boundary parse escape_debug
  to_digit abs pow powi powf sqrt ln log2 log10 exp floor ceil round trunc min_max clamp signum is_nan is_finite is_infinite
  checked_add checked_sub checked_mul checked_div wrapping_add wrapping_sub wrapping_mul saturating_add saturating_sub
  saturating_mul overflowing_add leading_zeros trailing_zeros count_ones next_power_of_two is_power_of_two div_ceil
  next_multiple_of rem_euclid abs_diff to_le_bytes to_be_bytes to_ne_bytes from_le_bytes from_be_bytes to_bits from_bits
  total_cmp ilog2 unsigned_abs is_positive is_negative
  lock try_lock read write try_read try_write into_inner get_ref is_poisoned load store fetch_add fetch_sub fetch_max fetch_min
  fetch_and fetch_or fetch_xor fetch_update compare_exchange compare_exchange_weak compare_and_swap downgrade upgrade strong_count
  weak_count ptr_eq make_mut try_unwrap into_raw from_raw leak pin as_pin_mut set set_mut update wait wait_timeout wait_while
  notify_one notify_all notify_waiters notified call_once force poll poll_next poll_ready poll_flush poll_close poll_shutdown
  poll_read poll_write wake wake_by_ref waker send try_send recv try_recv recv_timeout recv_many send_timeout blocking_send
  blocking_recv blocking_lock reserve_owned subscribe changed has_changed borrow_and_update send_replace send_modify
  send_if_modified closed is_closed close same_channel resubscribe acquire acquire_owned acquire_many try_acquire
  try_acquire_owned add_permits available_permits forget release spawn spawn_blocking spawn_local block_on block_in_place
  join_next join_all abort abort_handle abort_all is_finished shutdown tick reset cancel cancelled is_cancelled child_token
  drop_guard timeout sleep sleep_until elapsed now duration_since checked_duration_since saturating_duration_since
  enter exit instrument in_scope in_current_span record follows_from or_current id is_terminated shared boxed boxed_local
  left_stream right_stream then buffered buffer_unordered ready_chunks try_next try_collect try_filter try_for_each_concurrent
  for_each_concurrent map_ok and_then_ok into_future into_stream into_async_read catch_unwind now_or_never select select_next_some
  throttle chunks_timeout merge timeout_at feed flush send_all split_sink reunite read_exact read_to_end read_to_string read_line
  read_until write_all write_str write_fmt write_u8 write_u32 seek rewind stream_position set_len sync_all lines_mut
  serialize deserialize serialize_struct serialize_field serialize_str serialize_map serialize_seq serialize_element
  serialize_entry serialize_some serialize_none deserialize_any end visit_str visit_map visit_seq visit_string next_key next_value
  next_element custom invalid_type missing_field unknown_variant expecting as_object as_object_mut as_array as_array_mut as_u64
  as_i64 as_f64 as_bool as_null is_null is_string is_object is_array pointer to_value from_value from_slice from_reader
  to_string_pretty to_writer context with_context downcast downcast_ref downcast_mut is root_cause source cause backtrace
  description provide msg wrap wrap_err chain_err exists is_file is_dir file_name file_stem extension parent join_path with_extension
  with_file_name components display canonicalize metadata file_type path is_absolute is_relative read_dir create open
  create_new append_mode options permissions modified accessed args arg env envs env_remove env_clear current_dir stdin stdout
  stderr output status success code kill try_wait wait_with_output remaining advance has_remaining chunk copy_to_bytes put
  put_u8 put_u16 put_u32 put_u64 put_i32 put_slice get_u8 get_u16 get_u32 get_u64 freeze split_to unsplit slice slice_ref
  alter view iter_keys try_get try_get_mut remove_if shards pair headers headers_mut method uri status_code body into_body
  into_parts extensions extensions_mut version header query json form text bytes_stream error_for_status build builder finish_non_exhaustive
  debug_struct debug_tuple debug_list debug_map field entries alternate width precision pad write_char captures captures_iter
  is_match find_iter replace_all name as_usize gen gen_range gen_bool random random_range random_bool sample shuffle choose fill_bytes seed_from_u64
  with_label_values observe inc inc_by dec dec_by start_timer stop_and_record observe_duration collect_metrics desc describe gather register unregister
  level target fields callsite metadata_of span parent_of into_any type_name size_of with with_borrow with_borrow_mut try_with
  scope sync_scope get_or_insert_default cast offset wrapping_offset is_aligned swap_with mem_replace zeroed uninit assume_init
  extract call0 call1 call_method call_method0 call_method1 getattr setattr hasattr get_item set_item del_item py bind unbind into_py
  into_pyobject to_object allow_threads detach attach with_gil import get_type is_instance_of into_bound as_borrowed bench_function
  bench_with_input benchmark_group iter_batched iter_custom sample_size measurement_time black_box throughput
`);

/** Steps that give what they are taken from, as far as its type matters: wrappers, locks, results. */
export const transparent: ReadonlySet<string> = set(`
  clone cloned copied unwrap expect unwrap_or unwrap_or_else unwrap_or_default unwrap_unchecked as_ref as_mut as_deref as_deref_mut
  deref deref_mut borrow borrow_mut lock try_lock read write try_read try_write blocking_lock lock_owned read_owned write_owned to_owned
  into_inner get_ref into into_boxed_slice ok ok_or ok_or_else or_else map_err context with_context wrap_err inspect_err
  iter iter_mut into_iter by_ref as_slice downgrade upgrade boxed boxed_local shared pin as_pin_mut load load_full get_or_init
  take replace instrument in_current_span by_value into_future make_mut await to_vec into_bound bind unbind try_borrow try_borrow_mut
`);
