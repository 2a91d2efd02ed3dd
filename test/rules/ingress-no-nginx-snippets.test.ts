import { ingressNoNginxSnippets } from '../../src/rules/ingress-no-nginx-snippets';
import { objectTables } from '../support/object-tables';
import { ingress, service, withMetadata } from '../support/objects';

const annotated = (annotations: unknown) => withMetadata(ingress({ number: 80 }), { annotations });
const snippet = (key: string) =>
  `the key "${key}" in metadata.annotations must be left out; use the annotations for single settings`;

const INLINE = 'nginx.ingress.kubernetes.io/configuration-snippet';
const OF_INC = 'nginx.org/location-snippets';

objectTables(ingressNoNginxSnippets, {
  passes: {
    'no annotations': ingress({ number: 80 }),
    'other annotations': annotated({ 'nginx.ingress.kubernetes.io/ssl-redirect': 'true' }),
    'annotations that are none': annotated(INLINE),
    'another kind': withMetadata(service(), { annotations: { [INLINE]: 'more_set_headers "a: b";' } }),
  },
  fails: {
    'a snippet': [annotated({ [INLINE]: 'more_set_headers "a: b";' }), snippet(INLINE)],
    'a snippet of another controller': [annotated({ [OF_INC]: 'allow all;' }), snippet(OF_INC)],
    two: [
      annotated({ [INLINE]: '', 'nginx.ingress.kubernetes.io/server-snippet': null }),
      snippet(INLINE),
      snippet('nginx.ingress.kubernetes.io/server-snippet'),
    ],
    'an Ingress of old': [{ ...annotated({ [INLINE]: '' }), apiVersion: 'extensions/v1beta1' }, snippet(INLINE)],
  },
});
