/**
 * Detectors as files of ONNX. What is computed is written down by the models themselves, in a
 * {@link engram.nn.Graph}; here it becomes a file.
 */
package engram.export;
