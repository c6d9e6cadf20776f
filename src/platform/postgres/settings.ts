/** What the server's settings depend on. */
export interface SettingsInput {
  socketFolder: string;
  logFolder: string;
  /** For tests only: forgets writes when the machine loses power, in exchange for speed. */
  throwaway: boolean;
}

/**
 * The whole postgresql.conf, written anew at each start: a small machine (two cores), durable, reached
 * by unix socket alone. `local.conf` in the cluster's folder may overrule it.
 *
 * Nothing personal may reach the log. A failed statement's message can quote a value ("invalid input
 * syntax for type date: …"), so messages of level ERROR stay out of it (`log` ranks above them), details
 * and statements too; Puente itself sees each error with its code.
 */
export function postgresqlConf(input: SettingsInput): string {
  const settings: Record<string, string | number> = {
    ...connectionSettings(input.socketFolder),
    ...sizeSettings,
    ...logSettings(input.logFolder),
    ...(input.throwaway ? throwawaySettings : durableSettings),
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    default_text_search_config: 'pg_catalog.simple',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}`);
  return `${[...lines, "include_if_exists 'local.conf'"].join('\n')}\n`;
}

/** pg_hba.conf: passwords by SCRAM, over the socket, and nothing else. */
export const pgHbaConf = 'local all all scram-sha-256\n';

const quote = (value: string | number) =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

const connectionSettings = (socketFolder: string) => ({
  listen_addresses: '',
  unix_socket_directories: socketFolder.includes(',') ? `"${socketFolder}"` : socketFolder,
  unix_socket_permissions: '0700',
  port: 5432,
  max_connections: 60,
  password_encryption: 'scram-sha-256',
  // Queries of a killed process end instead of holding their locks.
  client_connection_check_interval: '2s',
});

const sizeSettings = {
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  min_wal_size: '80MB',
  max_wal_size: '512MB',
  max_worker_processes: 4,
  max_parallel_workers_per_gather: 1,
  io_method: 'sync',
  jit: 'off',
};

const durableSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
};

const throwawaySettings = {
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: 'off',
};

const logSettings = (logFolder: string) => ({
  logging_collector: 'on',
  log_directory: logFolder,
  // One file a weekday, begun anew a week later.
  log_filename: 'postgresql-%u.log',
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_truncate_on_rotation: 'on',
  log_file_mode: '0600',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: -1,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_checkpoints: 'off',
  log_autovacuum_min_duration: -1,
  log_temp_files: -1,
});
