// The connection file: where the kernel's sockets are, and the key that signs messages.

/** The fields of a connection file that the kernel uses. */
export interface Connection {
  transport: string;
  ip: string;
  shellPort: number;
  controlPort: number;
  iopubPort: number;
  stdinPort: number;
  hbPort: number;
  key: string;
}

/**
 * The connection that `text`, the content of a connection file, describes.
 * @throws {Error} when a field is missing, or the signature scheme is not `hmac-sha256`.
 */
export function parseConnection(text: string): Connection {
  const file = JSON.parse(text) as Record<string, unknown>;
  const port = (name: string): number => {
    const value = file[name];
    if (typeof value !== 'number')
      throw new Error(`connection file: ${name} is ${JSON.stringify(value)}, but must be a port number`);
    return value;
  };
  const scheme = file['signature_scheme'] ?? 'hmac-sha256';
  if (scheme !== 'hmac-sha256')
    throw new Error(`connection file: signature_scheme is ${JSON.stringify(scheme)}; only "hmac-sha256" is supported`);
  return {
    transport: String(file['transport'] ?? 'tcp'),
    ip: String(file['ip'] ?? '127.0.0.1'),
    shellPort: port('shell_port'),
    controlPort: port('control_port'),
    iopubPort: port('iopub_port'),
    stdinPort: port('stdin_port'),
    hbPort: port('hb_port'),
    key: String(file['key'] ?? ''),
  };
}

/** The address of one socket; `ipc` addresses have the port as a suffix of the path. */
export function address({ transport, ip }: Connection, port: number): string {
  return transport === 'ipc' ? `ipc://${ip}-${port}` : `${transport}://${ip}:${port}`;
}
