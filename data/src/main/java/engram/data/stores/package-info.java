/**
 * Where encoded samples are kept while a model learns: on the heap, or in a file without a name
 * where they are too many. {@link engram.data.stores.SampleStores} chooses.
 */
package engram.data.stores;
