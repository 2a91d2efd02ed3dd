import { Fault } from './fault';

/**
 * Bytes as text. A mark of the byte order at its beginning is left out.
 *
 * @throws Fault if they are no UTF-8
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Fault('it is no text in UTF-8');
  }
}
