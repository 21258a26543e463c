// A Jupyter message, and the messages of protocol 5.5 that the kernel reads and writes.

/** The five channels of a kernel. `hb` carries no messages, only echoes. */
export type Channel = 'shell' | 'control' | 'stdin' | 'iopub';

/** A message header, as the protocol spells it. */
export type Header = {
  msg_id: string;
  session: string;
  username: string;
  date: string;
  msg_type: string;
  version: string;
};

/** JSON, as it stands in a message. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A message with its routing prefix (the client's identities, or the topic on iopub) and its binary buffers. */
export interface Message {
  identities: Uint8Array[];
  header: Header;
  parentHeader: JsonObject;
  metadata: JsonObject;
  content: JsonObject;
  buffers: Uint8Array[];
}

/** The protocol version that the kernel speaks. */
export const protocolVersion = '5.5';

/** A MIME bundle: what a value looks like, by media type. */
export type MimeBundle = JsonObject;
