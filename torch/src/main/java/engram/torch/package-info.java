/**
 * The one door to libtorch: {@link engram.torch.Scope} decides how long native memory lives, {@link
 * engram.torch.Tensors} moves values between Java arrays and tensors, {@link engram.torch.Compute}
 * says where a thread's operations run, {@link engram.torch.Torch} tells of the machine.
 */
package engram.torch;
