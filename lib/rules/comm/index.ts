import type { Rule } from '../rule.js';
import { aliasColon } from './alias-colon.js';
import { aliasDup } from './alias-dup.js';
import { emptyName } from './empty-name.js';
import { format } from './format.js';
import { nativeLarge } from './native-large.js';

export const commRules: readonly Rule[] = [format, aliasDup, nativeLarge, aliasColon, emptyName];
