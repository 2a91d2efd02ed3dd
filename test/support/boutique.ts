/** Who calls whom in the Online Boutique, on which port of the pods: as its own sources and manifests have it. */
export const CALLS: readonly (readonly [from: string, to: string, port: number])[] = [
  ['cartservice', 'redis-cart', 6379],
  ['checkoutservice', 'cartservice', 7070],
  ['checkoutservice', 'currencyservice', 7000],
  ['checkoutservice', 'emailservice', 8080], // its Service has port 5000
  ['checkoutservice', 'paymentservice', 50051],
  ['checkoutservice', 'productcatalogservice', 3550],
  ['checkoutservice', 'shippingservice', 50051],
  ['frontend', 'adservice', 9555],
  ['frontend', 'cartservice', 7070],
  ['frontend', 'checkoutservice', 5050],
  ['frontend', 'currencyservice', 7000],
  ['frontend', 'productcatalogservice', 3550],
  ['frontend', 'recommendationservice', 8080],
  ['frontend', 'shippingservice', 50051],
  ['loadgenerator', 'frontend', 8080], // its Service has port 80
  ['recommendationservice', 'productcatalogservice', 3550],
];

/** Those who look up names, because they call somebody. */
export const CALLERS: readonly string[] = [...new Set(CALLS.map(([from]) => from))];

/** Those who call nobody. */
export const ANSWERING: readonly string[] = [
  'adservice',
  'currencyservice',
  'emailservice',
  'paymentservice',
  'productcatalogservice',
  'redis-cart',
  'shippingservice',
];

/** The addresses that programs of the Online Boutique are told. */
export const ADDRESSES: { readonly [program: string]: { readonly [variable: string]: string } } = {
  cartservice: { REDIS_ADDR: 'redis-cart:6379' },
  checkoutservice: {
    CART_SERVICE_ADDR: 'cartservice:7070',
    CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
    EMAIL_SERVICE_ADDR: 'emailservice:5000',
    PAYMENT_SERVICE_ADDR: 'paymentservice:50051',
    PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
    SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
  },
  frontend: {
    AD_SERVICE_ADDR: 'adservice:9555',
    CART_SERVICE_ADDR: 'cartservice:7070',
    CHECKOUT_SERVICE_ADDR: 'checkoutservice:5050',
    CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
    PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
    RECOMMENDATION_SERVICE_ADDR: 'recommendationservice:8080',
    SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
    SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
  },
  'frontend-check': { FRONTEND_ADDR: 'frontend:80' },
  loadgenerator: { FRONTEND_ADDR: 'frontend:80' },
  recommendationservice: { PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550' },
};
