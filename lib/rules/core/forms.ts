import { isQualifiedKey } from '../names.js';

/** A form that a text can have, and how to say it. */
export interface Form {
  fits(text: string): boolean;
  /** After `must be`. */
  readonly wanted: string;
}

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** An RFC 1123 label (k8s.io/apimachinery v0.37.2 pkg/util/validation IsDNS1123Label). */
export const dnsLabel: Form = {
  fits: (text) => text.length <= 63 && label.test(text),
  wanted: 'small letters, digits and -, at most 63 of them',
};

/** The name of a port of a pod (IsValidPortName there): an IANA service name. */
export const portName: Form = {
  fits: (text) => text.length <= 15 && label.test(text) && /[a-z]/.test(text) && !text.includes('--'),
  wanted: 'small letters, digits and single -, at most 15 of them and one a letter',
};

/** A name with a DNS prefix, or without one (IsQualifiedName there). */
export const qualifiedName: Form = {
  fits: isQualifiedKey,
  wanted: 'NAME or DOMAIN/NAME, of letters, digits, -, _ and .',
};

/** The key of a ConfigMap or Secret (IsConfigMapKey there). */
export const dataKey: Form = {
  fits: (text) =>
    text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..'),
  wanted: 'letters, digits, -, _ and ., at most 253 of them',
};

/** Bytes as text (RFC 4648, with padding; Go's encoding/base64 skips line breaks). */
export const base64: Form = {
  fits: (text) =>
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, '')),
  wanted: 'base64',
};
