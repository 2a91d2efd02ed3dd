import { isObject, JsonObject } from '../../src/manifest/json';
import type { Leaf } from './leaves';

/** What else must be there, or must not, for a field to be taken, where only the rules of a definition say so. */
interface Companion {
  readonly kinds: readonly string[];
  /** The path of the field from the spec, in dots. */
  readonly under: RegExp;
  /** Changes what stands at the part of the path that the expression has found. */
  readonly adapt: (parent: JsonObject, field: string) => void;
}

const SELECTED = { name: 'example', key: 'example' };
const ISSUERS = ['Issuer', 'ClusterIssuer'];
const STORES = ['SecretStore', 'ClusterSecretStore'];
const ROUTES = ['HTTPRoute', 'GRPCRoute'];

const COMPANIONS: readonly Companion[] = [
  {
    kinds: ['VolumeSnapshot'],
    under: /^source\.volumeSnapshotContentName$/,
    adapt: (source) => {
      source.persistentVolumeClaimName = null; // there is one source
    },
  },
  {
    kinds: STORES,
    under: /^provider\.(?!aws$)[^.]+$/,
    adapt: (provider) => {
      provider.aws = null; // there is one provider
    },
  },
  {
    kinds: ROUTES,
    under: /(backendRefs\.\[\]|backendRef)\.(?!port$)[^.]+$/,
    adapt: (reference) => {
      reference.port ??= 80; // a Service has one
    },
  },
  {
    kinds: ROUTES,
    under: /requestMirror\.(?!backendRef$)[^.]+$/,
    adapt: (mirror) => {
      mirror.backendRef ??= { name: 'example', port: 80 };
    },
  },
  {
    kinds: ROUTES,
    under: /path\.replacePrefixMatch$/,
    adapt: (path) => {
      path.type = 'ReplacePrefixMatch';
    },
  },
  {
    kinds: ROUTES,
    under: /(requestRedirect|urlRewrite)\.path\.type$/,
    adapt: (path) => {
      if (path.replacePrefixMatch === undefined) {
        path.replaceFullPath ??= '/example';
      }
    },
  },
  {
    kinds: ['GRPCRoute'],
    under: /matches\.\[\]\.method\.type$/,
    adapt: (method) => {
      method.service = 'example';
    },
  },
  {
    kinds: ['HTTPRoute'],
    under: /matches\.\[\]\.path\.value$/,
    adapt: (path) => {
      path.type = 'RegularExpression'; // which may be any text
    },
  },
  ...oneOf(STORES, 'provider.crd', { auth: { token: { bearerToken: SELECTED } } }, 'authRef'),
  ...oneOf(STORES, 'provider.doppler.auth', { secretRef: { dopplerToken: SELECTED } }, 'oidcConfig'),
  ...oneOf(STORES, 'provider.nebiusmysterybox.auth', { tokenSecretRef: SELECTED }, 'serviceAccountCredsSecretRef'),
  ...oneOf(STORES, 'provider.openBao.auth', { tokenSecretRef: SELECTED }, 'appRole', 'userPass'),
  ...oneOf(STORES, 'provider.openBao.auth.appRole', { roleId: 'example' }, 'roleRef'),
  ...oneOf(STORES, 'provider.pulumi', { auth: { accessToken: { secretRef: SELECTED } } }, 'accessToken'),
  ...oneOf(STORES, 'provider.secretserver', { token: { secretRef: SELECTED } }),
  {
    kinds: ['Gateway'],
    under: /^addresses\.\[\]\.value$/,
    adapt: (address) => {
      address.type = 'Hostname';
    },
  },
  {
    kinds: ['Gateway'],
    under: /^listeners\.\[\]\.tls\.(?!certificateRefs$|options$)[^.]+$/,
    adapt: (tls) => {
      tls.certificateRefs = [{ name: 'example' }];
    },
  },
  ...oneOf(ISSUERS, 'venafi', { cloud: { apiTokenSecretRef: SELECTED } }, 'tpp', 'ngts'),
  {
    kinds: ROUTES,
    under: /filters\.\[\]\.type$/,
    adapt: (filter) => {
      const [field] = Object.keys(filter).filter((name) => name !== 'type');
      if (field) {
        filter.type = FILTERS[field] ?? field[0].toUpperCase() + field.slice(1);
      } else {
        const type = String(filter.type);
        filter[type[0].toLowerCase() + type.slice(1)] = { remove: ['example'] };
      }
    },
  },
];

/** Filters whose types are not called as their fields. */
const FILTERS: Readonly<Record<string, string>> = { cors: 'CORS', urlRewrite: 'URLRewrite' };

/** A leaf with its companions. */
export function accompanied(kind: string, leaf: Leaf): Leaf {
  const overrides = JSON.parse(JSON.stringify(leaf.overrides)) as JsonObject;
  const companions = COMPANIONS.filter(({ kinds }) => kinds.includes(kind));
  visit(overrides.spec, '', companions);
  return { ...leaf, overrides };
}

function visit(value: unknown, path: string, companions: readonly Companion[]): void {
  if (Array.isArray(value)) {
    value.forEach((item) => visit(item, `${path}[].`, companions));
  } else if (isObject(value)) {
    for (const field of Object.keys(value)) {
      companions.filter(({ under }) => under.test(`${path}${field}`)).forEach(({ adapt }) => adapt(value, field));
      visit(value[field], `${path}${field}.`, companions);
    }
  }
}

/** What an object has, unless it has one of other fields. */
function oneOf(kinds: readonly string[], path: string, field: JsonObject, ...others: readonly string[]): Companion[] {
  const fields = [...Object.keys(field), ...others];
  return [
    {
      kinds,
      under: new RegExp(`^${path.replaceAll('.', '\\.')}$`),
      adapt: (parent, name) => {
        const object = parent[name] as JsonObject;
        if (!fields.some((one) => one in object)) {
          Object.assign(object, field);
        }
      },
    },
  ];
}
