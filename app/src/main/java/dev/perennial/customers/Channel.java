package dev.perennial.customers;

/// How a person is contacted.
public enum Channel {
    EMAIL(AddressKind.EMAIL),
    SMS(AddressKind.PHONE),
    PHONE(AddressKind.PHONE),
    POST(AddressKind.POST);

    /// What an address of the channel is.
    public enum AddressKind {
        EMAIL,
        PHONE,
        POST
    }

    private final AddressKind address;

    Channel(AddressKind address) {
        this.address = address;
    }

    public AddressKind address() {
        return address;
    }
}
