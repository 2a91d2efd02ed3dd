import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';
import { endsLikeService } from '../../../network/in-cluster-address';
import { Backend, backendsOf, isHeadless } from '../../../network/service-backends';
import { hasPort } from '../references/services';
import { isAddressName } from './address-name';
import type { WrittenHost } from './written-hosts';

/** The pods that are asked by what is written, on which ports; none where it may be no address, or its Service has none. */
export function meantBackends(app: Inventory, written: WrittenHost): readonly Backend[] {
  const { service, port } = written;
  return service && isMeant(app, written, service) ? backendsOf(app, service, port) : [];
}

/** A word and a number may be an image and its tag, unless the Service has that port or something else says what they are. */
function isMeant(app: Inventory, { value, named, port }: WrittenHost, service: Resource): boolean {
  return (
    named.scheme !== undefined ||
    named.port === undefined ||
    endsLikeService(named.host) ||
    isAddressName(value.name) ||
    (isHeadless(service) ? backendsOf(app, service).some((backend) => backend.port === port) : hasPort(service, port))
  );
}
