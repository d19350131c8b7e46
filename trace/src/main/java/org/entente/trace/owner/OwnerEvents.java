package org.entente.trace.owner;

import java.util.List;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.chain.abi.EventForm;

/// The events by which contracts say who controls an account, and the contracts whose word about
/// others counts.
final class OwnerEvents {
  static final EventForm SAFE_SETUP =
      EventForm.of(
          "SafeSetup(address indexed initiator, address[] owners, uint256 threshold,"
              + " address initializer, address fallbackHandler)");
  static final EventForm ADDED = EventForm.of("AddedOwner(address owner)");
  static final EventForm REMOVED = EventForm.of("RemovedOwner(address owner)");
  static final EventForm THRESHOLD = EventForm.of("ChangedThreshold(uint256 threshold)");
  static final EventForm MODULE_ON = EventForm.of("EnabledModule(address module)");
  static final EventForm MODULE_OFF = EventForm.of("DisabledModule(address module)");
  static final EventForm CREATED = EventForm.of("ProxyCreation(address proxy, address singleton)");
  static final EventForm CREATED_OLD = EventForm.of("ProxyCreation(address proxy)");
  static final EventForm OPERATION =
      EventForm.of(
          "UserOperationEvent(bytes32 indexed userOpHash, address indexed sender,"
              + " address indexed paymaster, uint256 nonce, bool success, uint256 actualGasCost,"
              + " uint256 actualGasUsed)");
  static final EventForm DEPLOYED =
      EventForm.of(
          "AccountDeployed(bytes32 indexed userOpHash, address indexed sender, address factory,"
              + " address paymaster)");
  static final EventForm SIMPLE_OWNER =
      EventForm.of("SimpleAccountInitialized(address indexed entryPoint, address indexed owner)");
  static final EventForm UPGRADED = EventForm.of("Upgraded(address indexed implementation)");
  static final EventForm ADMIN =
      EventForm.of("AdminChanged(address previousAdmin, address newAdmin)");
  static final EventForm BEACON = EventForm.of("BeaconUpgraded(address indexed beacon)");
  static final EventForm TRANSFERRED =
      EventForm.of("OwnershipTransferred(address indexed previousOwner, address indexed newOwner)");
  static final EventForm APPROVAL =
      EventForm.of("Approval(address indexed owner, address indexed spender, uint256 value)");

  static final List<EventForm> KEPT =
      List.of(
          SAFE_SETUP,
          ADDED,
          REMOVED,
          THRESHOLD,
          MODULE_ON,
          MODULE_OFF,
          CREATED,
          CREATED_OLD,
          OPERATION,
          DEPLOYED,
          SIMPLE_OWNER,
          UPGRADED,
          ADMIN,
          BEACON,
          TRANSFERRED);

  /// EntryPoint of ERC-4337, versions 0.6, 0.7, 0.8: the same address on every chain.
  static final Set<EvmAddress> ENTRY_POINTS =
      Set.of(
          EvmAddress.parse("0x5ff137d4b0fdcd49dca30c7cf57e578a026d2789"),
          EvmAddress.parse("0x0000000071727de22e5e9d8baf0edac6f37da032"),
          EvmAddress.parse("0x4337084d9e255ff0702461cf8895ce9e3b5ff108"));

  /// Safe's factories 1.1.1, 1.3.0 (both deployments), 1.4.1 and 1.5.0.
  static final Set<EvmAddress> SAFE_FACTORIES =
      Set.of(
          EvmAddress.parse("0x76e2cfc1f5fa8f6a5b3fc4c8f4788f0116861f9b"),
          EvmAddress.parse("0xa6b71e26c5e0845f74c812102ca7114b6a896ab2"),
          EvmAddress.parse("0xc22834581ebc8527d974f8a1c97e1bea4ef910bc"),
          EvmAddress.parse("0x4e1dcf7ad4e460cfd30791ccc4f9c8a4f820ec67"),
          EvmAddress.parse("0x14f2982d601c9458f93bd70b218933a6f8165e7b"));

  /// Safe's code, 1.3.0 and 1.4.1, with and without events for second layers.
  static final Set<EvmAddress> SAFE_CODE =
      Set.of(
          EvmAddress.parse("0xd9db270c1b5e3bd161e8c8503c55ceabee709552"),
          EvmAddress.parse("0x3e5c63644e683549055b9be8653de26e0b4cd36e"),
          EvmAddress.parse("0x41675c099f32341bf84bfc5382af534df5c7461a"),
          EvmAddress.parse("0x29fcb43b46531bca003ddc8fcb67ffe91900c762"));

  private OwnerEvents() {}
}
